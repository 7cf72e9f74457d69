import { Text } from '@mantine/core';

/** Said plainly, so that nobody looks for the button. */
export const PhotoStep = () => (
  <Text>
    Photos come later: this tablet cannot keep one yet. Save the image at the unit and go on without it; the
    test is then kept as incomplete.
  </Text>
);
