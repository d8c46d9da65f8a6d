import { describe, expect, test } from '@jest/globals';
import { networkOf, SignInThrottle, type SignInLimits } from '../../identity/throttle.ts';

const limits: SignInLimits = { email: { tries: 3, refill: 60_000 }, network: { tries: 5, refill: 10_000 } };

describe('tries', () => {
  test('are counted for an e-mail address from anywhere, and come back with time', () => {
    let now = 0;
    const throttle = new SignInThrottle(limits, () => now);
    for (const ip of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) throttle.begin('anna@example.dk', ip);
    expect(() => throttle.begin('anna@example.dk', '192.0.2.4')).toThrow(expect.objectContaining({ code: 'TooManyRequests' }));
    throttle.begin('bo@example.dk', '192.0.2.4');
    now = 60_000;
    throttle.begin('anna@example.dk', '192.0.2.4');
    expect(() => throttle.begin('anna@example.dk', '192.0.2.4')).toThrow();
  });

  test('are counted for a network, whichever addresses are tried', () => {
    const throttle = new SignInThrottle(limits, () => 0);
    for (let count = 0; count < 5; count += 1) throttle.begin(`person${count}@example.dk`, `2001:db8:1:2::${count}`);
    expect(() => throttle.begin('person5@example.dk', '2001:db8:1:2:ffff::1')).toThrow();
    throttle.begin('person5@example.dk', '2001:db8:1:3::1');
  });

  test('that succeed are given back, and never more than there were', () => {
    const throttle = new SignInThrottle(limits, () => 0);
    for (let count = 0; count < 100; count += 1) throttle.begin('anna@example.dk', '192.0.2.1')();
    for (let count = 0; count < 3; count += 1) throttle.begin('anna@example.dk', '192.0.2.1');
    expect(() => throttle.begin('anna@example.dk', '192.0.2.1')).toThrow();
  });

  test('of a hundred thousand addresses cost no more memory than those of ten thousand, and the newest still count', () => {
    const throttle = new SignInThrottle({ ...limits, network: { tries: 1e9, refill: 1 } }, () => 0);
    for (let count = 0; count < 100_000; count += 1) throttle.begin(`person${count}@example.dk`, '192.0.2.1');
    throttle.begin('person99999@example.dk', '192.0.2.1');
    throttle.begin('person99999@example.dk', '192.0.2.1');
    expect(() => throttle.begin('person99999@example.dk', '192.0.2.1')).toThrow();
    for (let count = 0; count < 3; count += 1) throttle.begin('person0@example.dk', '192.0.2.1');
  });
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001::1', '2001:db8:1:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['::1', '0:0:0:0'],
  ['', ''],
])('the network of "%s" is "%s"', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
