import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { bestNode, clusterNodes, nextId, nodeStorage } from './queries'

interface Chosen {
  controller: string
  node: string
  vmid: number | string
  storage: string
}

const USUAL = 'local-lvm'

/**
 * Fills in what is left open: the least loaded node, the next free ID, and the storage that Proxmox VE's own wizard would take, or the one
 * with most room. What was chosen stays until the cluster or node no longer has it.
 */
export function useCreateTarget({ controller, node, vmid, storage }: Chosen, content: 'images' | 'rootdir', set: (change: Partial<Chosen>) => void) {
  const nodes = useQuery({ ...clusterNodes(controller), enabled: controller !== '' }).data?.items
  const free = useQuery({ ...nextId(controller), enabled: controller !== '' }).data?.vmid
  const pools = useQuery({ ...nodeStorage(controller, node), enabled: controller !== '' && node !== '' }).data
  useEffect(() => {
    if (!nodes) return
    if (!nodes.some((each) => each.node === node && each.status === 'online')) set({ node: bestNode(nodes)?.node ?? '' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [nodes, node])
  useEffect(() => {
    if (free !== undefined && vmid === '') set({ vmid: free })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [free])
  useEffect(() => {
    if (!pools) return
    const fitting = pools.filter((pool) => pool.active && pool.enabled && pool.content.includes(content))
    if (fitting.some((pool) => pool.storage === storage)) return
    set({ storage: (fitting.find((pool) => pool.storage === USUAL) ?? fitting.toSorted((a, b) => b.available - a.available)[0])?.storage ?? '' })
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [pools, content])
}
