/**
 * Where a phone's keyboard covers the page instead of shrinking it (iOS), the page
 * shrinks itself to what is left to see.
 */
export function followViewport(): void {
  const view = window.visualViewport;
  if (view === null || view === undefined) return;
  const fit = (): void => {
    // Somebody who has zoomed in wants to look around, not a smaller page.
    if (view.scale > 1.01) return;
    document.documentElement.style.setProperty('--height', `${Math.round(view.height)}px`);
    if (view.offsetTop > 0) window.scrollTo(0, 0);
  };
  view.addEventListener('resize', fit);
  fit();
}
