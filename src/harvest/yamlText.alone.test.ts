import { expect, it } from 'vitest';
import { readYaml } from './yamlText.ts';

it('says so when the parser is not there yet', () => {
  expect(readYaml('a: 1').faults.map(({ code }) => code)).toEqual(['YAML-NOT-LOADED']);
});
