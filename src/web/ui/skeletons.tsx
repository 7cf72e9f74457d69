import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** The shape of a list while it is fetched. */
export const ListSkeleton = ({ rows = 12 }: { readonly rows?: number }) => (
  <Stack gap={10} px="lg" py="md" aria-busy="true">
    <VisuallyHidden role="status">Loading</VisuallyHidden>
    {Array.from({ length: rows }, (_, row) => (
      <Skeleton key={row} height={18} width={`${97 - ((row * 7) % 23)}%`} />
    ))}
  </Stack>
);

/** The shape of a page while its code or its data are fetched. */
export const PageSkeleton = () => (
  <Stack gap="md" p="lg" aria-busy="true">
    <VisuallyHidden role="status">Loading</VisuallyHidden>
    <Skeleton height={26} width={280} />
    <Skeleton height={14} width={420} />
    <Skeleton height={120} />
    <Skeleton height={240} />
  </Stack>
);
