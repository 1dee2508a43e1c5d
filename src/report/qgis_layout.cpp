#include "qgis_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "markup.hpp"
#include "round_limits.hpp"

namespace sunshed {

namespace {

// On the sheet, mm.
constexpr double map_width = 207.0;
constexpr double map_height = 163.0;

constexpr double rim = 0.05;  // of the extent, on each side

constexpr const char* map_id = "{00000000-0000-4000-8000-000000000001}";

/// A text on the sheet.
std::string label(const char* id, const char* number, const std::string& text, double top, double height, int points) {
    return fmt::format(
        R"(<LayoutItem type="65641" id="{0}" uuid="{{00000000-0000-4000-8000-00000000000{1}}}" templateUuid="{{00000000-0000-4000-8000-00000000000{1}}}" position="10,{2:g},mm" positionOnPage="10,{2:g},mm" size="277,{3:g},mm" labelText="{4}" htmlState="0" halign="1" valign="32" marginX="0" marginY="0" visibility="1" opacity="1" frame="false" background="false" referencePoint="0" zValue="{1}"><LabelFont description="Sans,{5},-1,5,50,0,0,0,0,0" style=""/><FontColor red="30" green="30" blue="30" alpha="255"/></LayoutItem>)",
        id, number, top, height, markup_text(text), points);
}

std::string map_item(const MapExtent& extent) {
    return fmt::format(
        R"(<LayoutItem type="65639" id="map" uuid="{0}" templateUuid="{0}" position="10,22,mm" positionOnPage="10,22,mm" size="{1:g},{2:g},mm" mapRotation="0" mapFlags="0" keepLayerSet="false" keepLayerStyles="false" followPreset="false" drawCanvasItems="true" visibility="1" opacity="1" frame="true" frameJoinStyle="miter" outlineWidthM="0.2,mm" background="true" referencePoint="0" zValue="1"><FrameColor red="60" green="60" blue="60" alpha="255"/><BackgroundColor red="255" green="255" blue="255" alpha="255"/><Extent xmin="{3:.3f}" ymin="{4:.3f}" xmax="{5:.3f}" ymax="{6:.3f}"/><LayerSet/></LayoutItem>)",
        map_id, map_width, map_height, extent.west_x, extent.south_y, extent.east_x, extent.north_y);
}

std::string legend_item(Language language) {
    return fmt::format(
        R"(<LayoutItem type="65642" id="legend" uuid="{{00000000-0000-4000-8000-000000000004}}" templateUuid="{{00000000-0000-4000-8000-000000000004}}" position="221,22,mm" positionOnPage="221,22,mm" size="66,120,mm" title="{}" titleAlignment="1" map_uuid="{}" legendFilterByMap="1" legendFilterByAtlas="0" resizeToContents="1" splitLayer="0" columnCount="1" columnSpace="2" boxSpace="1" symbolWidth="6" symbolHeight="3.5" lineSpacing="1" wrapChar="" visibility="1" opacity="1" frame="false" background="true" referencePoint="0" zValue="4"><BackgroundColor red="255" green="255" blue="255" alpha="255"/><styles><style name="title" alignment="1" marginBottom="2"><styleFont description="Sans,11,-1,5,63,0,0,0,0,0" style=""/></style><style name="group" alignment="1" marginTop="2"><styleFont description="Sans,9,-1,5,63,0,0,0,0,0" style=""/></style><style name="subgroup" alignment="1" marginTop="2"><styleFont description="Sans,8,-1,5,63,0,0,0,0,0" style=""/></style><style name="symbol" alignment="1" marginTop="1"><styleFont description="Sans,8,-1,5,50,0,0,0,0,0" style=""/></style><style name="symbolLabel" alignment="1" marginTop="1" marginLeft="2"><styleFont description="Sans,8,-1,5,50,0,0,0,0,0" style=""/></style></styles></LayoutItem>)",
        language == Language::zh ? "图例" : "Legend", map_id);
}

std::string north_arrow() {
    return fmt::format(
        R"(<LayoutItem type="65640" id="north" uuid="{{00000000-0000-4000-8000-000000000005}}" templateUuid="{{00000000-0000-4000-8000-000000000005}}" position="269,150,mm" positionOnPage="269,150,mm" size="16,16,mm" file="arrows/NorthArrow_02.svg" mode="2" resizeMode="0" anchorPoint="0" northMode="1" northOffset="0" mapUuid="{}" svgFillColor="30,30,30,255" svgBorderColor="30,30,30,255" svgBorderWidth="0.2" visibility="1" opacity="1" frame="false" background="false" referencePoint="0" zValue="5"/>)",
        map_id);
}

std::string scale_bar(const MapExtent& extent) {
    const double mm_per_metre = map_width / (extent.east_x - extent.west_x);
    const double segment_m = round_step(15.0 / mm_per_metre);  // so that two of them stay within the column
    return fmt::format(
        R"(<LayoutItem type="65646" id="scalebar" uuid="{{00000000-0000-4000-8000-000000000006}}" templateUuid="{{00000000-0000-4000-8000-000000000006}}" position="221,170,mm" positionOnPage="221,170,mm" size="64,13,mm" style="Single Box" unitType="meters" unitLabel="m" numUnitsPerSegment="{:g}" numMapUnitsPerScaleBarUnit="1" numSegments="2" numSegmentsLeft="0" segmentMillimeters="{:.4f}" segmentSizeMode="0" minBarWidth="20" maxBarWidth="64" height="2.5" outlineWidth="0.2" labelBarSpace="2" boxContentSpace="1" alignment="0" mapUuid="{}" lineJoinStyle="miter" lineCapStyle="square" visibility="1" opacity="1" frame="false" background="false" referencePoint="0" zValue="6"><text-style fontFamily="Sans" fontSize="8" fontSizeUnit="Point" textColor="30,30,30,255" textOpacity="1"/><fillColor red="30" green="30" blue="30" alpha="255"/><fillColor2 red="255" green="255" blue="255" alpha="255"/><strokeColor red="30" green="30" blue="30" alpha="255"/></LayoutItem>)",
        segment_m, segment_m * mm_per_metre, map_id);
}

}  // namespace

MapExtent fitted_to_sheet(MapExtent extent) {
    const double middle_x = 0.5 * (extent.west_x + extent.east_x);
    const double middle_y = 0.5 * (extent.south_y + extent.north_y);
    const double needed =
        std::max({extent.east_x - extent.west_x, (extent.north_y - extent.south_y) * map_width / map_height, 1.0});
    const double half_width = needed * (0.5 + rim);
    const double half_height = half_width * map_height / map_width;
    return {middle_x - half_width, middle_y - half_height, middle_x + half_width, middle_y + half_height};
}

std::string qgis_layout(const std::string& title, const std::string& sources, MapExtent extent, Language language) {
    return fmt::format(
        R"(<Layouts><Layout name="A4" units="mm" printResolution="300" worldFileMap=""><PageCollection><LayoutItem type="65638" id="" uuid="{{00000000-0000-4000-8000-000000000000}}" templateUuid="{{00000000-0000-4000-8000-000000000000}}" position="0,0,mm" positionOnPage="0,0,mm" size="297,210,mm" visibility="1" opacity="1" frame="false" background="true" referencePoint="0" zValue="0"><BackgroundColor red="255" green="255" blue="255" alpha="255"/></LayoutItem><GuideCollection visible="1"/></PageCollection>{}{}{}{}{}{}</Layout></Layouts>)",
        map_item(extent), label("title", "2", title, 8.0, 12.0, 18), label("sources", "3", sources, 188.0, 14.0, 8),
        legend_item(language), north_arrow(), scale_bar(extent));
}

}  // namespace sunshed
