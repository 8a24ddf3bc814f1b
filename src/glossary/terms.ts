// The words of the field, by the alphabet, each with two ends that show it.
import type { Term } from './term.ts';
import { wordsAToI } from './wordsAToI.ts';
import { wordsMToR } from './wordsMToR.ts';
import { wordsSToZ } from './wordsSToZ.ts';

export const TERMS: readonly Term[] = [...wordsAToI, ...wordsMToR, ...wordsSToZ];
