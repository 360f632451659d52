/** A fact in a list of facts: what it is called, what it is, and who says so. */
import type { ReactNode } from 'react';
import { SourceNote } from './source-note';

type Props = {
  label: string;
  /** The global id of the row that it is a fact of; none where it follows from others. */
  row?: string;
  property?: string;
  children: ReactNode;
};

export function Fact({ label, row, property, children }: Props) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {row && <SourceNote id={row} of={label} property={property} />}
      </dd>
    </div>
  );
}
