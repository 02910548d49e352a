export type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
export type { AdapterCheck } from './adapterChecks.js';
export type { AdapterReport, AdapterReportRow } from './adapterReport.js';
export { type AdapterSuite, describeAdapter, type TestRunner } from './describeAdapter.js';
