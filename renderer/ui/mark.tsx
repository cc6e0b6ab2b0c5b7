/** The app's mark: a luggage tag with a hole, a pair of brackets on it: a model with a contract. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg className="app-mark" width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <path d="M2.5 12 8.6 4h11.4a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5H8.6z" fill="currentColor" />
      <circle cx="7.6" cy="12" r="1.7" fill="var(--mark-hole, var(--sunken))" />
      <path d="M13.6 8.4h-2v7.2h2M16.2 8.4h2v7.2h-2" stroke="var(--mark-hole, var(--sunken))" strokeWidth="1.7" />
    </svg>
  );
}
