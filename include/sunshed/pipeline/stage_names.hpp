#pragma once

namespace sunshed {

/// The stage whose time shows how fast the sun of a surface was worked out.
inline constexpr const char* irradiance_stage = "irradiance";

}  // namespace sunshed
