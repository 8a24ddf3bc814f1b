// Puts the chosen theme, or the system's, on the root element, where theme.css and the editor read it.
import { getLocal, localStore } from '#session/local.ts';

export type Shade = 'light' | 'dark' | 'paper';

export const shadeOf = (theme: 'system' | Shade, systemIsDark: boolean): Shade =>
  theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme;

/** Applies it now and whenever the choice or the system changes. */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  // What is printed is black on white, whatever stands on the screen.
  const printing = window.matchMedia('print');
  const apply = () => {
    const shade = printing.matches ? 'paper' : shadeOf(getLocal().theme, system.matches);
    document.documentElement.dataset['theme'] = shade;
  };
  apply();
  printing.addEventListener('change', apply);
  system.addEventListener('change', apply);
  localStore.subscribe((now, before) => {
    if (now.theme !== before.theme) apply();
  });
}
