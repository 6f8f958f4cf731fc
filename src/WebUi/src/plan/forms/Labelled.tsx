import type { ReactNode } from 'react'

/** A name over what has none of its own, as a row of choices. */
export const Labelled = ({ label, children }: { label: string; children: ReactNode }) => <div className="labelled"><span aria-hidden="true">{label}</span>{children}</div>
