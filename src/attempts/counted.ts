/** `1 profile`, `2 profiles`. */
export const counted = (count: number, thing: string, many = `${thing}s`): string =>
  `${count} ${count === 1 ? thing : many}`;
