#pragma once

#include <gdal_priv.h>

#include <memory>

namespace sunshed {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

}  // namespace sunshed
