'use client';

/** The fallback if the host passed no callback: reloads the page, which then decides what comes next. */
export const reloadPage = (): void => window.location.reload();
