/** The day that a page speaks of: `?on=YYYY-MM-DD` in the address, today where left out. */
import { useId } from 'react';
import { useSearchParams } from 'wouter';
import { isoDay } from '../text/date';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day asked for, if any, and the day that is meant. */
export function useAsOf(): { on: string | null; day: string } {
  const [parameters] = useSearchParams();
  const given = parameters.get('on');
  const on = given && DAY.test(given) && !Number.isNaN(Date.parse(given)) ? given : null;
  return { on, day: on ?? isoDay(new Date()) };
}

export function AsOf() {
  const id = useId();
  const { on, day } = useAsOf();
  const [, setParameters] = useSearchParams();
  const show = (next: string | null) =>
    setParameters(
      (parameters) => {
        if (next) parameters.set('on', next);
        else parameters.delete('on');
        return parameters;
      },
      { replace: true },
    );
  return (
    <div className="as-of">
      <label htmlFor={id}>As of</label>
      <input
        id={id}
        type="date"
        min="1980-01-01"
        max="2100-12-31"
        // A key, so that the field follows the address and is free while a day is being typed.
        key={day}
        defaultValue={day}
        onChange={(event) => {
          if (event.currentTarget.value && event.currentTarget.validity.valid) show(event.currentTarget.value);
        }}
      />
      {on && (
        <button type="button" className="quiet" onClick={() => show(null)}>
          Back to today
        </button>
      )}
    </div>
  );
}
