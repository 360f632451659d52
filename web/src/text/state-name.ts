/** The name of a State with what travels with it: "Kosovo (UNSCR 1244/1999)". */
export function stateName({ name, designation }: { name: string; designation: string | null }): string {
  return designation ? `${name} ${designation}` : name;
}
