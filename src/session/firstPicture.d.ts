declare module 'virtual:first-picture' {
  const picture: import('./analysis.ts').Analysis | null;
  export { picture as default };
}
