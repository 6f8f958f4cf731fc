import type { ReactNode } from 'react'
import { text } from '../../../text/en'

/** A short table of an admin page; the last column is for actions and has no name. */
export function PlainTable({ label, head, actions, children }: { label: string; head: readonly string[]; actions?: boolean; children: ReactNode }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="plain-table whole">
        <thead>
          <tr>
            {head.map((name) => <th key={name} scope="col">{name}</th>)}
            {actions && <th scope="col"><span className="sr-only">{text.common.more}</span></th>}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
