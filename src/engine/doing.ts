// What the engine does with texts, in words for people.

export const READING = 'Reading the texts';
export const DRAWING = 'Drawing the picture';
