import type { Guest } from '../../api/types'
import { clusterRead } from '../reads'

/** All guests of one cluster, as its inventory has them: to choose from. */
export const clusterGuests = (controller: string) => ({ ...clusterRead<Guest[]>(controller, '/vms'), staleTime: 30_000 })
