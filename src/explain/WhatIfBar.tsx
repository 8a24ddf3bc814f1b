/** The what-if bar over the canvas: one chip for each condition key that decides something here. */
export function WhatIfBar() {
  return null;
}
