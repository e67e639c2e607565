#include "formats/css/stylesheets.h"

#include "formats/css/house.h"

namespace octavo::css {

const Stylesheet& look_beneath(const Stylesheets* sheets) {
  return sheets != nullptr && sheets->look ? *sheets->look : default_sheet();
}

ActiveRules rules_of(const Document& document, const PrintMedium& medium) {
  ActiveRules rules;
  add_active_rules(house_sheets().first(house_sheets().size() - 1), medium, rules);
  add_active_rules({&look_beneath(document.stylesheets.get()), 1}, medium, rules);
  if (document.stylesheets != nullptr) {
    add_active_rules(document.stylesheets->list, medium, rules);
  }
  return rules;
}

PictureId picture_at(const Document& document, std::string_view address) {
  if (document.stylesheets == nullptr) {
    return PictureId::none;
  }
  const auto found = document.stylesheets->pictures.find(address);
  return found == document.stylesheets->pictures.end() ? PictureId::none : found->second;
}

}  // namespace octavo::css
