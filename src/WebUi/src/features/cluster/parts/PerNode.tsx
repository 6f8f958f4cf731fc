import type { ReactNode } from 'react'
import type { Node } from '../../../api/types'
import { text } from '../../../text/en'
import { ErrorState } from '../../../ui/ErrorState'
import { Skeleton } from '../../../ui/Loaded'
import { usePerNode } from '../perNode'

interface Props<T> {
  controller: string
  title: string
  what: string
  children: (answered: { node: Node; answer: T }[]) => ReactNode
}

export function PerNode<T>({ controller, title, what, children }: Props<T>) {
  const { answered, failed, pending, error } = usePerNode<T>(controller, what)
  return (
    <section className="section" aria-label={title}>
      <div className="section-head"><h2>{title}</h2></div>
      {error && <ErrorState what={text.error.load(title.toLowerCase())} error={error} />}
      {failed.length > 0 && !pending && <div className="note" data-tone="warn"><span aria-hidden="true">◌ </span>{text.pages.read.nodesFailed(failed.length)} {failed.map(({ node, reason }) => `${node}: ${reason}`).join('; ')}</div>}
      {answered.length > 0 ? children(answered) : pending && <Skeleton lines={6} />}
    </section>
  )
}
