'use client';

/** The way out where the host gave none: the page is loaded anew, and says itself what comes next. */
export const reloadPage = (): void => window.location.reload();
