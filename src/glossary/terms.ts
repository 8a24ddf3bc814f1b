// The words of the field, by the alphabet, each with two ends that show it.
import type { Term } from './term.ts';
import { wordsAToM } from './wordsAToM.ts';
import { wordsOToZ } from './wordsOToZ.ts';

export const TERMS: readonly Term[] = [...wordsAToM, ...wordsOToZ];
