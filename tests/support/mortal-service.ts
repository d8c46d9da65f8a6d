import { readConfig } from '../../config.ts';
import { startService } from '../../service.ts';
import { openLimits } from './service.ts';

/**
 * The real service as a process of its own, which kills itself with SIGKILL when a turn
 * passes the point STOP_AT for the STOP_AFTER-th time. Prints its port when it listens.
 */
let left = Number(process.env['STOP_AFTER'] ?? 0);
const service = await startService(readConfig(process.env), {
  limits: openLimits,
  world: {
    passed(point) {
      if (point === process.env['STOP_AT'] && --left === 0) process.kill(process.pid, 'SIGKILL');
    },
  },
});
process.stdout.write(`${service.port}\n`);
