import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Node } from '../../api/types'
import { clusterNodes } from '../../inventory/nodes/queries'
import { nodeRead } from '../../inventory/reads'

const ASKED_EVERY_MS = 60_000

const combine = (results: UseQueryResult<unknown>[]) => ({
  answers: results.map((result) => result.data),
  errors: results.map((result) => (result.isError ? result.error.message : undefined)),
  pending: results.some((result) => result.isPending),
})

/** The same question to every node that is up; who fails is named beside what the others said. */
export function usePerNode<T>(controller: string, what: string) {
  const all = useQuery(clusterNodes(controller))
  const nodes = (all.data?.items ?? []).filter((node) => node.status === 'online')
  const { answers, errors, pending } = useQueries({ queries: nodes.map((node) => ({ ...nodeRead<unknown>(controller, node.name, what), staleTime: ASKED_EVERY_MS })), combine })
  return {
    pending: all.isPending || pending,
    error: all.error,
    answered: nodes.flatMap((node, i) => (answers[i] === undefined ? [] : [{ node, answer: answers[i] as T }])) as { node: Node; answer: T }[],
    failed: [
      ...nodes.flatMap((node, i) => (errors[i] ? [{ node: node.name, reason: errors[i] }] : [])),
      ...(all.data?.items ?? []).filter((node) => node.status !== 'online').map((node) => ({ node: node.name, reason: node.status })),
    ],
  }
}
