declare module 'virtual:first-picture' {
  const picture: import('#engine/analysis.ts').Analysis | null;
  export { picture as default };
}
