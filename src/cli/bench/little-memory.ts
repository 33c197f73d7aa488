/** As the image, the service unit, and the launcher that hands over to another Node start a worker. */
export const LITTLE_MEMORY = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
}
