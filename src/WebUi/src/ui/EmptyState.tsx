import type { ReactNode } from 'react'

/** What would be here, why it isn't, and one way on; `page` when it is all that the page shows. */
export function EmptyState({ title, children, action, page }: { title: string; children: ReactNode; action?: ReactNode; page?: boolean }) {
  return (
    <div className="empty">
      {page ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{children}</p>
      {action}
    </div>
  )
}
