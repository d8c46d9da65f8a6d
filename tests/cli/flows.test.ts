import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const flows = (...args: string[]) => spawnSync(process.execPath, [join(import.meta.dirname, '../../cli/flows.ts'), ...args], { encoding: 'utf8' });

test('a flow is drawn in either language', () => {
  const { stdout, status } = flows('graph', 'scam', '--lang', 'en');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^stateDiagram-v2\n/);
  expect(stdout).toContain('scam --> guide_step: Show me how to block it');
});

test.each([[[]], [['draw']], [['graph', 'nothing']], [['graph', '--wrong']]])('%j: 2, and how it is used', (args) => {
  const { stderr, status } = flows(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/Usage: npm run -s flows|Unknown option/);
});
