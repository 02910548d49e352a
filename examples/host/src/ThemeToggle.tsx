import { useLayoutEffect, useState } from 'react';

/** As the system is set, until somebody chooses. The library follows `color-scheme`. */
export function ThemeToggle() {
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);
  return (
    <button type="button" className="quiet" onClick={() => setDark(!isDark)}>
      {isDark ? 'Light theme' : 'Dark theme'}
    </button>
  );
}
