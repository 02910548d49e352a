declare module 'virtual:prop-tables' {
  const tables: Record<string, import('../scripts/propTables.mjs').PropTable>;
  export default tables;
}
