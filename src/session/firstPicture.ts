// The picture of the start sample as data, so that a newcomer sees it before the engine has even been loaded.
// firstPicture.txt (JSON) is written by the engine:
// `FIRST_PICTURE=write npx vitest run src/session/firstPicture.test.ts`.
import type { Analysis } from './analysis.ts';
import picture from './firstPicture.txt?raw';

/** What `analyse` says about the first sample; a test compares them. */
export const firstPicture = (): Analysis => JSON.parse(picture) as Analysis;
