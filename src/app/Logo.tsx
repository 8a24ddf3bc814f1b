/** Two parties and the bond between them. */
export function Logo() {
  return (
    <svg className="app-mark" width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="1.8">
        <rect x="1" y="2.5" width="7.5" height="9" rx="2.6" />
        <rect x="13.5" y="2.5" width="7.5" height="9" rx="2.6" />
        <path d="M8.5 7h5" />
      </g>
    </svg>
  );
}
