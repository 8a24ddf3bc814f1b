/** Content of the bottom pane, as `local.panes.bottom` says: problems or the edge table; nothing when closed. */
export function BottomPane() {
  return null;
}
