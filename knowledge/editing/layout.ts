/**
 * A layered layout, left to right (after Sugiyama 1981): each node's column is its longest
 * way from the start, links over several columns get a bend in each, and the order within
 * a column follows the middle of the neighbours. Links back to an earlier node are left out.
 */

export interface LayoutNode {
  id: string;
  width: number;
  height: number;
}

export interface LayoutLink {
  from: string;
  /** Which of the node's exits it leaves by; it keeps crossings low. */
  exit: number;
  to: string;
}

export interface Placed {
  x: number;
  y: number;
}

export interface Layout {
  nodes: Map<string, Placed>;
  /** For each link that leads forward, by its place in the list: the points it passes on its way. */
  bends: Map<number, Placed[]>;
  width: number;
  height: number;
}

const columnGap = 70;
const rowGap = 26;
const bendHeight = 10;
const passes = 8;

interface Slot extends LayoutNode {
  column: number;
  before: { slot: Slot; weight: number }[];
  after: Slot[];
  y: number;
}

/** Places nodes and links; the first node is the start. Links to nodes that are not there are an error of the caller. */
export function layout(nodes: readonly LayoutNode[], links: readonly LayoutLink[]): Layout {
  const forward = forwardLinks(nodes, links);
  const columnOf = columns(nodes, forward.map((index) => links[index]).filter((link) => link !== undefined));
  const slots = new Map(nodes.map((node): [string, Slot] => [node.id, { ...node, column: columnOf.get(node.id) ?? 0, before: [], after: [], y: 0 }]));
  const all = [...slots.values()];
  const bendSlots = new Map<number, Slot[]>();

  for (const index of forward) {
    const link = links[index];
    const [from, to] = [slots.get(link?.from ?? ''), slots.get(link?.to ?? '')];
    if (link === undefined || from === undefined || to === undefined) continue;
    const bends = Array.from({ length: to.column - from.column - 1 }, (_, offset): Slot => ({ id: '', width: 0, height: bendHeight, column: from.column + offset + 1, before: [], after: [], y: 0 }));
    const chain = [from, ...bends, to];
    chain.slice(1).forEach((slot, at) => {
      const previous = chain[at];
      if (previous === undefined) return;
      slot.before.push({ slot: previous, weight: at === 0 ? link.exit / 100 : 0 });
      previous.after.push(slot);
    });
    all.push(...bends);
    bendSlots.set(index, bends);
  }

  const byColumn = Array.from({ length: Math.max(0, ...all.map(({ column }) => column)) + 1 }, (_, column) => all.filter((slot) => slot.column === column));
  order(byColumn);
  const starts = byColumn.reduce<number[]>((xs, column) => [...xs, (xs.at(-1) ?? 0) + Math.max(0, ...column.map(({ width }) => width)) + columnGap], [0]);
  const xOf = (slot: Slot): number => starts[slot.column] ?? 0;
  return {
    nodes: new Map(nodes.flatMap(({ id }) => { const slot = slots.get(id); return slot === undefined ? [] : [[id, { x: xOf(slot), y: slot.y }] as const]; })),
    bends: new Map([...bendSlots].map(([index, bends]) => [index, bends.map((slot) => ({ x: xOf(slot), y: slot.y + bendHeight / 2 }))])),
    width: (starts.at(-1) ?? 0) - columnGap,
    height: Math.max(0, ...all.map(({ y, height }) => y + height)),
  };
}

/** The links that don't close a circle: all but those back to a node that is still being walked. */
function forwardLinks(nodes: readonly LayoutNode[], links: readonly LayoutLink[]): number[] {
  const state = new Map<string, 'open' | 'left'>();
  const kept: number[] = [];
  const walk = (id: string): void => {
    state.set(id, 'open');
    links.forEach((link, index) => {
      if (link.from !== id || state.get(link.to) === 'open') return;
      kept.push(index);
      if (!state.has(link.to)) walk(link.to);
    });
    state.set(id, 'left');
  };
  for (const { id } of nodes) if (!state.has(id)) walk(id);
  return kept;
}

function columns(nodes: readonly LayoutNode[], links: readonly LayoutLink[]): Map<string, number> {
  const column = new Map(nodes.map(({ id }) => [id, 0]));
  // Without circles the longest way has fewer links than there are nodes.
  for (let round = 0; round < nodes.length; round++) {
    for (const { from, to } of links) column.set(to, Math.max(column.get(to) ?? 0, (column.get(from) ?? 0) + 1));
  }
  return column;
}

function order(byColumn: Slot[][]): void {
  const middle = (slot: Slot): number => slot.y + slot.height / 2;
  for (const column of byColumn) stack(column);
  for (let pass = 0; pass < passes; pass++) {
    const rightwards = pass % 2 === 0;
    for (const column of rightwards ? byColumn : [...byColumn].reverse()) {
      const wanted = new Map(column.map((slot) => {
        const near = rightwards ? slot.before.map((each) => middle(each.slot) + each.weight * each.slot.height) : slot.after.map(middle);
        return [slot, near.length === 0 ? middle(slot) : near.reduce((sum, y) => sum + y, 0) / near.length];
      }));
      column.sort((one, two) => (wanted.get(one) ?? 0) - (wanted.get(two) ?? 0));
      stack(column, (slot) => (wanted.get(slot) ?? 0) - slot.height / 2);
    }
  }
  const top = Math.min(...byColumn.flat().map(({ y }) => y));
  for (const slot of byColumn.flat()) slot.y -= top;
}

/** Puts a column's slots below one another, each as near to where it wants to be as those above it allow. */
function stack(column: readonly Slot[], wanted: (slot: Slot) => number = () => 0): void {
  let free = -Infinity;
  for (const slot of column) {
    slot.y = Math.max(free, wanted(slot));
    free = slot.y + slot.height + rowGap;
  }
}
