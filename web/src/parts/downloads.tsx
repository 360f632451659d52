/** The same rows as open files: calendar and table. */
type Props = { of: string; icsUrl?: string | undefined; csvUrl?: string };

export function Downloads({ of, icsUrl, csvUrl }: Props) {
  return (
    <p className="downloads">
      {icsUrl && (
        <a href={icsUrl} download>
          <span className="visually-hidden">{of} as a </span>Calendar (.ics)
        </a>
      )}
      {csvUrl && (
        <a href={csvUrl} download>
          <span className="visually-hidden">{of} as a </span>Table (.csv)
        </a>
      )}
    </p>
  );
}
