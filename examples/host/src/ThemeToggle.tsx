import { useLayoutEffect, useState } from 'react';

/** Follows the system until the user chooses. The library follows `color-scheme`. */
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
    <button
      type="button"
      className="quiet"
      aria-label={other === 'dark' ? 'Use dark theme' : 'Use light theme'}
      onClick={choose}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" />
        <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" />
      </svg>
    </button>
  );
}

const systemTheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
