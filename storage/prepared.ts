import type { Compilable, CompiledQuery } from 'kysely';

/**
 * Building and compiling a query costs more than running it. A prepared query is built
 * once, with slots where values belong, and its compiled form is used again with others.
 */
class Slot {
  readonly row: number;
  readonly column: string;

  constructor(row: number, column: string) {
    this.row = row;
    this.column = column;
  }
}

/** Sizes in which many rows are written or looked up; few, so that few statements are compiled. */
const sizes = [64, 32, 16, 8, 4, 2, 1];

/** A query over one object of values. `build` must pass the values on untouched: it sees slots. */
export function prepare<Values extends object, Result>(
  build: (values: Values) => Compilable<Result>,
): (values: Values) => CompiledQuery<Result> {
  let compiled: CompiledQuery<Result> | undefined;
  return (values) => fill((compiled ??= build(slots(0)).compile()), [values], 0);
}

/** Queries over any number of rows, one each for 64, 32 … 1 of them, in order. */
export function prepareRows<Row extends object, Result>(
  build: (rows: Row[]) => Compilable<Result>,
): (rows: readonly Row[]) => CompiledQuery<Result>[] {
  const compiled = new Map<number, CompiledQuery<Result>>();
  const ofSize = (size: number): CompiledQuery<Result> => {
    const query = compiled.get(size) ?? build(Array.from({ length: size }, (_, row) => slots(row))).compile();
    compiled.set(size, query);
    return query;
  };
  return (rows) => {
    const queries: CompiledQuery<Result>[] = [];
    let from = 0;
    for (const size of sizes) {
      for (; rows.length - from >= size; from += size) queries.push(fill(ofSize(size), rows, from));
    }
    return queries;
  };
}

/** An object whose every property is a slot of that name. */
function slots<Row extends object>(row: number): Row {
  return new Proxy({}, { get: (_, column) => new Slot(row, String(column)) }) as Row;
}

function fill<Result>(query: CompiledQuery<Result>, rows: readonly object[], from: number): CompiledQuery<Result> {
  const parameters = query.parameters.map((one) =>
    one instanceof Slot ? (rows[from + one.row] as Record<string, unknown>)[one.column] : one,
  );
  return { ...query, parameters };
}
