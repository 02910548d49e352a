import { useLayoutEffect, useState } from 'react';

/** As the system is set, until somebody chooses. The library follows `color-scheme`. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(() => localStorage.getItem('theme') ?? systemTheme());
  const other = theme === 'dark' ? 'light' : 'dark';
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme;
  }, [theme]);
  const choose = () => {
    localStorage.setItem('theme', other);
    setTheme(other);
  };
  return (
    <button type="button" className="quiet" onClick={choose}>
      {other === 'dark' ? 'Dark theme' : 'Light theme'}
    </button>
  );
}

const systemTheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
