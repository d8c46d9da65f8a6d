import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

const contrast = matchMedia('(forced-colors: active)');
const dark = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme => (contrast.matches ? teamsHighContrastTheme : dark.matches ? webDarkTheme : webLightTheme);

/** Fluent's theme as the system asks for it, also when that changes. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(chosen);
  useEffect(() => {
    const follow = (): void => setTheme(chosen());
    for (const query of [contrast, dark]) query.addEventListener('change', follow);
    return () => { for (const query of [contrast, dark]) query.removeEventListener('change', follow); };
  }, []);
  return theme;
}
