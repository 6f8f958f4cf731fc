import type { ReactNode } from 'react'

/** Fields that belong together, in a long form. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="form-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}
