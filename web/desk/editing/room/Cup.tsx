/** A cup of coffee for who has nothing to do. */
export function Cup() {
  return (
    <svg className="cup" viewBox="0 0 96 80" aria-hidden="true" focusable="false">
      <path d="M32 22c-6-6 4-9-1-16M48 22c-6-6 4-9-1-16M64 22c-6-6 4-9-1-16" />
      <path d="M18 32h60v14a24 24 0 0 1-24 24H42a24 24 0 0 1-24-24z" className="cup-body" />
      <path d="M78 36h5a9 9 0 0 1 0 18h-7M12 76h72" />
    </svg>
  );
}
