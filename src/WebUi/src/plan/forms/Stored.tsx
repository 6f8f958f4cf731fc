import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { text } from '../../text/en'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'

interface Props<T> {
  query: UseQueryResult<T[]>
  /** As in "Could not load {what}". */
  what: string
  /** Which one; undefined: a new one, for which nothing is awaited. */
  id: string | undefined
  idOf: (row: T) => string
  children: (row: T | undefined) => ReactNode
}

/** What is changed, as it is now; the fields wait for it. */
export function Stored<T>({ query, what, id, idOf, children }: Props<T>) {
  if (id === undefined) return <>{children(undefined)}</>
  if (query.data === undefined) return query.isError ? <ErrorState what={text.error.load(what)} error={query.error} retry={() => void query.refetch()} /> : <p className="muted" role="status">{text.changes.form.loading}</p>
  const row = query.data.find((each) => idOf(each) === id)
  return row === undefined ? <EmptyState title={text.clusterWork.gone(id)}>{text.clusterWork.goneHint}</EmptyState> : <>{children(row)}</>
}
