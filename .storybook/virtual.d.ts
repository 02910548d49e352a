declare module 'virtual:prop-tables' {
  const tables: Record<string, import('../scripts/publicApi.mjs').Component>;
  export default tables;
}
