#include <gtest/gtest.h>

#include "sunshed/catalogue/yield_words.hpp"
#include "sunshed/pv/energy_chain.hpp"

namespace sunshed {
namespace {

TEST(LossLinks, AreTheLinksOfTheEnergyChainInItsOrder) {
    const auto words = words_of(LossLink());
    ASSERT_EQ(words.size(), chain_links.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_EQ(words[i].id, chain_links[i]);
    }
}

}  // namespace
}  // namespace sunshed
