/** `pve1:2,pve2` apart: the nodes and their priorities, where they have one. */
export const nodePriorities = (text: string): Map<string, number | undefined> =>
  new Map(text.split(',').filter(Boolean).map((each) => {
    const [node = '', priority] = each.split(':')
    return [node, priority === undefined || !/^\d+$/.test(priority) ? undefined : Number(priority)]
  }))

export const priorityText = (nodes: ReadonlyMap<string, number | undefined>) => [...nodes].map(([node, priority]) => (priority === undefined ? node : `${node}:${priority}`)).join(',')

export const sidOf = ({ vm_type, vmid }: { vm_type: string; vmid: number }) => `${vm_type === 'lxc' ? 'ct' : 'vm'}:${vmid}`
