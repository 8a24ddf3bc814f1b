// The catalogue of faults: what people really get wrong.
import { callerFaults } from './callerFaults.ts';
import { conditionFaults } from './conditionFaults.ts';
import type { Fault } from './fault.ts';
import { trustFaults } from './trustFaults.ts';

export const FAULTS: readonly Fault[] = [...trustFaults, ...callerFaults, ...conditionFaults];
