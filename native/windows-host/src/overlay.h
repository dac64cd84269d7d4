#pragma once
#include "win.h"

/** Frames on the screen around controls: on top of everything, never active, and clicks go through them. */
namespace overlay {
struct Frame {
  RECT rect{};
  /** A short text at its corner; none when empty. */
  std::wstring label;
};

/** Frames of the protocol's `outline`, and the one under the pointer while somebody picks. */
enum class Layer { outline, pick };

/** Replaces the frames of a layer. They are there when this returns. */
void show(Layer layer, const std::vector<Frame>& frames);
/** Replaces all outlines: `{rects: [{rect, label}]}`. */
Json outline(const Json& params);

/** Takes all frames off the screen for as long as it lives: for a picture of what is below. */
class Away {
 public:
  Away();
  ~Away();
  Away(const Away&) = delete;
  Away& operator=(const Away&) = delete;
};
}  // namespace overlay
