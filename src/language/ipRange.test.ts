import { expect, it } from 'vitest';
import { ipBorders, ipRange, parseIp } from './ipRange.ts';

it.each([
  ['203.0.113.0/24', '203.0.113.9', true],
  ['203.0.113.7/24', '203.0.113.9', true],
  ['203.0.113.0/25', '203.0.113.128', false],
  ['203.0.113.9', '203.0.113.9', true],
  ['203.0.113.9', '203.0.113.8', false],
  ['0.0.0.0/0', '8.8.8.8', true],
  ['0.0.0.0/0', '::1', false],
  ['2001:db8::/32', '2001:db8:1::5', true],
  ['2001:db8::/33', '2001:db8:8000::', false],
  ['::ffff:10.0.0.0/104', '::ffff:10.1.2.3', true],
  ['2001:DB8::1', '2001:db8:0:0:0:0:0:1', true],
])('%s holds %s: %s', (range, address, expected) => {
  expect(ipRange(range)?.(address)).toBe(expected);
});

it.each([
  '10.0.0.0/33',
  '10.0.0',
  '256.1.1.1',
  '010.0.0.1',
  '::1::',
  '1:2:3:4:5:6:7:8:9',
  '10.0.0.0/8/8',
  'x',
  '/8',
])('%s is no range', (range) => {
  expect(ipRange(range)).toBeNull();
});

it('refuses what is no address', () => {
  expect(parseIp('10.0.0.0/8')).toBeNull();
  expect(ipRange('10.0.0.0/8')?.('corporate network')).toBe(false);
});

it.each([
  ['10.0.0.0/8', ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0']],
  ['10.1.2.3/16', ['10.1.0.0', '10.1.255.255', '10.0.255.255', '10.2.0.0']],
  ['0.0.0.0/0', ['0.0.0.0', '255.255.255.255']],
  ['203.0.113.9', ['203.0.113.9', '203.0.113.8', '203.0.113.10']],
  [
    '2001:db8::/127',
    [
      '2001:db8:0:0:0:0:0:0',
      '2001:db8:0:0:0:0:0:1',
      '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:db8:0:0:0:0:0:2',
    ],
  ],
  ['x', []],
])('the borders of %s', (range, borders) => {
  expect(ipBorders(range)).toEqual(borders);
});
